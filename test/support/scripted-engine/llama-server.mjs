#!/usr/bin/env node
// Stands for llama-server: takes its flags, and answers every chat call with its own process id.
// A model file that holds the word "broken" makes it die at once, with a mark in a file beside it, one that holds
// "deaf" never answer a call.
import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const flag = (name) => process.argv[process.argv.indexOf(name) + 1];
const model = readFileSync(flag('-m'), 'utf8');
if (model.includes('broken')) {
  appendFileSync(`${flag('-m')}.attempts`, '.');
  process.stderr.write('failed to load model\n');
  process.exit(1);
}

const chunk = (delta, finish) =>
  `data: ${JSON.stringify({ model: 'stand-in', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`;

const key = `Bearer ${process.env.LLAMA_API_KEY}`;

createServer((request, response) => {
  const isOpen = ['/health', '/v1/models'].includes(request.url);
  if (!isOpen && request.headers.authorization !== key) {
    response.writeHead(401);
    response.end('{"error":{"code":401,"message":"Invalid API Key"}}');
    return;
  }
  if (request.url === '/health') response.end('{"status":"ok"}');
  else if (request.url === '/v1/models') {
    response.end(JSON.stringify({ data: [{ id: 'stand-in', meta: { n_ctx: 4096 } }] }));
  } else if (request.url === '/props') {
    response.end('{"default_generation_settings":{"n_ctx":4096}}');
  } else if (!model.includes('deaf')) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${chunk({ content: String(process.pid) }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`);
  }
}).listen(Number(flag('--port')), flag('--host'));
