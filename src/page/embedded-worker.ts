/** Starts the worker, whose code the page has in an element that no browser runs. */
export function startWorker(): Worker {
  const code = document.getElementById('worker')!.textContent!;
  const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  return new Worker(url);
}
