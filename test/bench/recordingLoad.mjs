import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

// Shoppers on connections that stay open, each asking again once answered; times are told in ms.
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function ask(port, path, n) {
  const headers = {
    accept: 'text/html',
    'x-forwarded-for': `198.51.${n % 250}.7`,
    'user-agent': `Mozilla/5.0 (Linux; Android 15; ${n % 5_003})`,
  };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sending = request({ port, path, agent, headers }, (response) => {
      response.resume();
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.on('end', () => resolve(performance.now() - began));
    });
    sending.on('error', reject).end();
  });
}

parentPort.on('message', async ({ port, paths, first, count, lanes }) => {
  const times = [];
  let next = first;
  const lane = async () => {
    while (next < first + count) {
      const n = next++;
      times.push(await ask(port, paths[n % paths.length], n));
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  parentPort.postMessage({ times, ms: performance.now() - began });
});
