import '../formatters/html/print-date-script.ts';
import { App } from './app.ts';
import { startWorker } from './embedded-worker.ts';
import { remoteChecker } from './remote-checker.ts';
import { adoptPlainStyle } from './sheet-style.ts';
import { words } from './words.ts';

adoptPlainStyle();
const app: App = new App(
  remoteChecker(startWorker(), ({ message }) => {
    app.fail(new Error(message === '' ? JSON.stringify(words.workerFailed) : message));
  }),
);
