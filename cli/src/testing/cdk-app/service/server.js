// Answers its name, what it has written to its volume, and what the services answer that it asks.
const { appendFileSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');

const { NAME, DATA, ASKS = '', PORT = '8080', HOST } = process.env;

async function answer() {
  const answers = [];
  for (const url of ASKS.split(' ').filter(Boolean)) answers.push(await (await fetch(url)).text());
  if (!DATA) return [NAME, ...answers].join(' ');
  const file = join(DATA, 'visits');
  appendFileSync(file, '.');
  return [NAME, ...answers, `visit ${readFileSync(file, 'utf8').length}`].join(' ');
}

createServer((request, response) => {
  // The load balancer's health checks are no visits.
  if (request.url !== '/shop') return void response.end(NAME);
  answer().then(
    (text) => response.end(text),
    (error) => {
      response.statusCode = 500;
      response.end(String(error.cause ?? error));
    },
  );
}).listen(Number(PORT), HOST);
