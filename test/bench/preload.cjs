// Tells the bench, on file descriptor 3, how much memory the process held at most.
process.once('exit', () => {
  require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS));
});
