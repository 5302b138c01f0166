// Counts its visits in a database of PostgreSQL and in a cache.
const { createServer } = require('node:http');
const { connect } = require('node:net');
const postgres = require('postgres');

const { DATABASE, CACHE, PORT = '8080', HOST } = process.env;
const { host, port, username, password, dbname: database } = JSON.parse(DATABASE);
const sql = postgres({ host, port, username, password, database, onnotice: () => {} });

async function ordered() {
  await sql`create table if not exists orders (at timestamptz default now())`;
  await sql`insert into orders default values`;
  const [{ count }] = await sql`select count(*)::int from orders`;
  return count;
}

function visited() {
  return new Promise((resolve, reject) => {
    const [address, at] = CACHE.split(':');
    const socket = connect(Number(at), address, () => socket.write('INCR visits\r\n'));
    socket.once('error', reject).once('data', (answer) => {
      socket.destroy();
      resolve(Number(String(answer).slice(1)));
    });
  });
}

createServer((request, response) => {
  // The load balancer's health checks order nothing.
  if (request.url !== '/order') return void response.end('up');
  Promise.all([ordered(), visited()]).then(
    ([orders, visits]) => response.end(`orders ${orders} visits ${visits}`),
    (error) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
}).listen(Number(PORT), HOST);
