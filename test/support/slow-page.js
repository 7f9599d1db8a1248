// Runs in the page before its own script: the browser is slow to be idle, and the workers are slow to hear of a request. A test
// that does not wait for what it asks about then fails each time, and not only on a busy machine.
{
  const idle = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (act) => setTimeout(() => idle(act), 500);
  for (const type of [Worker, MessagePort]) {
    const post = type.prototype.postMessage;
    type.prototype.postMessage = function (...message) {
      setTimeout(() => post.apply(this, message), 200);
    };
  }
}
