import '../styles/base.css';
import '../styles/frame.css';
import '../styles/cards.css';
import '../styles/forms.css';
import '../styles/tables.css';
import '../styles/drawings.css';
import '../styles/life.css';
import '../styles/sheets.css';
import '../styles/print.css';
import { makeLive } from './live.ts';
import { makePolling } from './poll.ts';
import { guardForms } from './sendOnce.ts';

// What makes the pages quicker where scripts run; without it every page works by its forms and links alone.
guardForms(document);
makeLive(document);
makePolling(document);
