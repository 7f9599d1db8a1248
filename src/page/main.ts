import '../formatters/html/print-date-script.ts';
import { App } from './app.ts';
import { remoteChecker } from './remote-checker.ts';
import { adoptPlainStyle } from './sheet-style.ts';
import { slack } from './slack.ts';
import { startWorker } from './start-worker.ts';

adoptPlainStyle();
// The page is shown first: the program of the worker takes a moment to unpack.
const worker = slack().then(startWorker);
const app: App = new App(remoteChecker(worker, (problem) => app.fail(problem)));
// The page has begun, so what fails from here on is no matter of the browser; see cannot-run.js.
window.onerror = null;
addEventListener('error', ({ error, message }) => app.fail(error ?? new Error(message)));
addEventListener('unhandledrejection', ({ reason }) => app.fail(reason));
