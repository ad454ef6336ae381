import '../styles/portal.css';
import '../styles/sheets.css';
import { makeLive } from './live.ts';
import { makePolling } from './poll.ts';
import { guardForms } from './sendOnce.ts';

// What makes the pages quicker where scripts run; without it every page works by its forms and links alone.
guardForms(document);
makeLive(document);
makePolling(document);
