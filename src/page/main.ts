import '../formatters/html/print-date-script.ts';
import { App } from './app.ts';
import { remoteChecker } from './remote-checker.ts';
import { adoptPlainStyle } from './sheet-style.ts';
import { startWorker } from './start-worker.ts';

adoptPlainStyle();
const app: App = new App(remoteChecker(startWorker(), (problem) => app.fail(problem)));
// The page has begun, so what fails from here on is no matter of the browser; see cannot-run.js.
window.onerror = null;
addEventListener('error', ({ error, message }) => app.fail(error ?? new Error(message)));
addEventListener('unhandledrejection', ({ reason }) => app.fail(reason));
