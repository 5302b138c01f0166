// Loaded into Node.js programs that run as containers of the runtime `process` (by NODE_OPTIONS): names that the engine
// knows resolve to addresses of loopback, on which the ports of their tasks listen. Any other name is looked up as ever.
// Plain JavaScript of an old kind: an image may hold a Node.js of its own.
'use strict';

const dns = require('node:dns');
const { isIP } = require('node:net');
const { syncBuiltinESMExports } = require('node:module');

const url = process.env.DRYDOCK_NAMES;
const patience = 2000;

/** Calls back with what the engine knows of a name, or with nothing. */
function ask(name, callback) {
  // Loaded with the first name, so that a program that needs none starts as fast as ever.
  const http = require('node:http');
  let answered = false;
  const answer = (found) => {
    if (answered) return;
    answered = true;
    callback(found);
  };
  const request = http.get(
    `${url}?name=${encodeURIComponent(name)}`,
    { agent: false, timeout: patience },
    (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => {
        try {
          answer(response.statusCode === 200 ? JSON.parse(text) : undefined);
        } catch {
          answer(undefined);
        }
      });
    },
  );
  request.on('timeout', () => request.destroy());
  request.on('error', () => answer(undefined));
}

const isOutside = (name) =>
  typeof name !== 'string' || name === '' || name === 'localhost' || isIP(name) !== 0;

function shuffled(list) {
  const left = [...list];
  const mixed = [];
  while (left.length > 0) mixed.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return mixed.slice(0, 8);
}

/** The addresses that the engine answers with; undefined for a name that it does not know. */
function addressesOf(name, callback) {
  if (isOutside(name)) return callback(undefined);
  ask(name, (found) => callback(found && found.addresses.length > 0 ? shuffled(found.addresses) : undefined));
}

function valuesOf(name, type, callback) {
  if (isOutside(name)) return callback(undefined);
  ask(name, (found) => {
    const record = found?.records.find((each) => each.type === type);
    callback(record && shuffled(record.values));
  });
}

function patchLookup(target) {
  const before = target.lookup;
  target.lookup = function lookup(name, options, callback) {
    const done = typeof options === 'function' ? options : callback;
    const given =
      typeof options === 'object' && options !== null ? options : { family: Number(options) || 0 };
    if (given.family === 6 || given.family === 'IPv6') return before.call(this, name, options, callback);
    addressesOf(name, (found) => {
      if (!found) before.call(this, name, options, callback);
      else if (given.all)
        done(
          null,
          found.map((address) => ({ address, family: 4 })),
        );
      else done(null, found[0], 4);
    });
    return {};
  };
}

function patchResolvers(target) {
  const before4 = target.resolve4;
  target.resolve4 = function resolve4(name, options, callback) {
    const done = typeof options === 'function' ? options : callback;
    addressesOf(name, (found) => {
      if (!found) before4.call(this, name, options, callback);
      else if (options?.ttl)
        done(
          null,
          found.map((address) => ({ address, ttl: 10 })),
        );
      else done(null, found);
    });
  };
  const beforeSrv = target.resolveSrv;
  target.resolveSrv = function resolveSrv(name, callback) {
    valuesOf(name, 'SRV', (found) => {
      if (found) callback(null, found.map(serviceOf));
      else beforeSrv.call(this, name, callback);
    });
  };
}

/** `1 1 8080 host.example` as resolveSrv returns it. */
function serviceOf(value) {
  const [priority, weight, port, name] = value.split(' ');
  return { name, port: Number(port), priority: Number(priority), weight: Number(weight) };
}

const asPromise = (call, before) =>
  function promised(name, ...rest) {
    return new Promise((resolve, reject) => {
      call(name, ...rest, (found) =>
        found === undefined ? before.call(this, name, ...rest).then(resolve, reject) : resolve(found),
      );
    });
  };

if (url) {
  patchLookup(dns);
  patchResolvers(dns);
  dns.promises.lookup = asPromise((name, ...rest) => {
    const callback = rest.pop();
    const [options] = rest;
    const given =
      typeof options === 'object' && options !== null ? options : { family: Number(options) || 0 };
    if (given.family === 6) return callback(undefined);
    addressesOf(name, (found) => {
      const list = found?.map((address) => ({ address, family: 4 }));
      callback(list && (given.all ? list : list[0]));
    });
  }, dns.promises.lookup);
  dns.promises.resolve4 = asPromise((name, ...rest) => addressesOf(name, rest.pop()), dns.promises.resolve4);
  dns.promises.resolveSrv = asPromise((name, ...rest) => {
    const callback = rest.pop();
    valuesOf(name, 'SRV', (found) => callback(found?.map(serviceOf)));
  }, dns.promises.resolveSrv);
  syncBuiltinESMExports();
}
