// Runs first, in any browser, so it is written as all of them understand it. Where the page cannot work, it says what to do.
(() => {
  function show() {
    document.documentElement.className = 'cannot-run';
  }
  // A program that is not understood, or fails as it begins.
  window.onerror = show;
  if (window.addEventListener) {
    window.addEventListener('load', () => {
      window.onerror = null;
    });
  }
  var isNewEnough =
    'Worker' in window &&
    'DecompressionStream' in window &&
    'any' in Promise &&
    'replaceAll' in String.prototype &&
    'stream' in Blob.prototype;
  if (!isNewEnough) show();
})();
