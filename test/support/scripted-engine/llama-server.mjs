#!/usr/bin/env node
// Stands for llama-server: takes its flags, and answers every chat call with its own process id.
// A model file that holds the word "broken" makes it die at once.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const flag = (name) => process.argv[process.argv.indexOf(name) + 1];
if (readFileSync(flag('-m'), 'utf8').includes('broken')) {
  process.stderr.write('failed to load model\n');
  process.exit(1);
}

const chunk = (delta, finish) =>
  `data: ${JSON.stringify({ model: 'stand-in', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

createServer((request, response) => {
  if (request.url === '/health') response.end('{"status":"ok"}');
  else if (request.url === '/v1/models') {
    response.end(JSON.stringify({ data: [{ id: 'stand-in', meta: { n_ctx: 4096 } }] }));
  } else {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${chunk({ content: String(process.pid) }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`);
  }
}).listen(Number(flag('--port')), flag('--host'));
