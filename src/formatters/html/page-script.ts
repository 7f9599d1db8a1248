// Runs in the sheet, which is complete without it.
import { LiveOverview } from './behaviour.ts';

new LiveOverview(document.getElementById('overview')!, document.getElementById('bodies')!);
