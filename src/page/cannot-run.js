// Runs first, in any browser, so it is written as Internet Explorer understands it. Where the page cannot work, it says what to do.
(function () {
  function show() {
    document.documentElement.className = 'cannot-run';
  }
  // A program that is not understood, or fails as it begins.
  window.onerror = show;
  if (window.addEventListener) {
    window.addEventListener('load', function () {
      window.onerror = null;
    });
  }
  var isNewEnough =
    'Promise' in window &&
    'Worker' in window &&
    'DecompressionStream' in window &&
    'any' in Promise &&
    'replaceAll' in String.prototype &&
    'stream' in Blob.prototype;
  if (!isNewEnough) show();
})();
