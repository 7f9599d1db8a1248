// Runs first, in any browser, so it is written as all of them understand it. Where the page cannot work, it says what to do.
(() => {
  function show() {
    document.documentElement.className = 'cannot-run';
  }
  // A program that is not understood, or that fails before it has begun.
  window.onerror = show;
  var isNewEnough =
    'Worker' in window &&
    'DecompressionStream' in window &&
    'any' in Promise &&
    'replaceAll' in String.prototype &&
    'stream' in Blob.prototype;
  if (!isNewEnough) show();
})();
