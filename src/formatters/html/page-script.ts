// Runs in the sheet, which is complete without it.
import { LiveOverview, showAnchor } from './behaviour.ts';

new LiveOverview(document.getElementById('overview')!, document.getElementById('bodies')!);
if (location.hash !== '') showAnchor(location.hash.slice(1));
