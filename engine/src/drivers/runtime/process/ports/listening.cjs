// Loaded into Node.js programs that run as containers of the runtime `process` (by NODE_OPTIONS): a server that listens on
// a port of the container's mappings listens on the port of this machine that the task was given for it, and connections
// to the task's own ports on localhost go there. So several tasks of a program with a fixed port run side by side.
// Plain JavaScript of an old kind: an image may hold a Node.js of its own.
'use strict';

const { Server, Socket } = require('node:net');

/** `listen`: given ports by container port. `connect`: by host, those of the task's containers by container port. */
const { listen = {}, connect = {} } = JSON.parse(process.env.DRYDOCK_PORTS || '{}');

const isPort = (value) =>
  (typeof value === 'number' && Number.isInteger(value)) ||
  (typeof value === 'string' && /^\d+$/.test(value));
const own = (map, key) => (Object.hasOwn(map, key) ? map[key] : undefined);

/** Loopback, whatever the program names: a container's 0.0.0.0 is not this machine's. A second server may be for IPv6 only. */
const loopback = (host, isOnlyIpv6) =>
  host === '::1' || (isOnlyIpv6 && typeof host === 'string' && host.includes(':')) ? '::1' : '127.0.0.1';

const listenBefore = Server.prototype.listen;
Server.prototype.listen = function (...args) {
  const [first] = args;
  if (isPort(first)) {
    const given = own(listen, Number(first));
    if (given !== undefined) {
      const rest = args.slice(1);
      const host = typeof rest[0] === 'string' ? rest.shift() : undefined;
      return listenBefore.call(this, given, loopback(host, false), ...rest);
    }
  } else if (typeof first === 'object' && first !== null && isPort(first.port) && first.path === undefined) {
    const given = own(listen, Number(first.port));
    // An open descriptor or handle has its port already.
    if (given !== undefined && typeof first.fd !== 'number' && !first._handle && !first.handle)
      return listenBefore.call(
        this,
        { ...first, port: given, host: loopback(first.host, first.ipv6Only) },
        ...args.slice(1),
      );
  }
  return listenBefore.apply(this, args);
};

/** The given port of another container, or of this one, that is connected to by the port that it has on AWS. */
function connected(port, host) {
  const name = String(host === undefined || host === '' ? 'localhost' : host).toLowerCase();
  const ports = own(connect, /^(127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0)$/.test(name) ? 'localhost' : name);
  return ports && own(ports, Number(port));
}

const connectBefore = Socket.prototype.connect;
Socket.prototype.connect = function (...args) {
  const [first] = args;
  // As net.connect passes it on: `[options, callback]`, marked by a symbol that has to stay on it.
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === 'object' && options !== null && isPort(options.port) && !options.path) {
    const given = connected(options.port, options.host);
    if (given !== undefined) {
      const changed = { ...options, port: given, host: '127.0.0.1' };
      if (Array.isArray(first)) first[0] = changed;
      else args[0] = changed;
    }
  } else if (isPort(first)) {
    const given = connected(first, typeof args[1] === 'string' ? args[1] : undefined);
    if (given !== undefined)
      args.splice(0, typeof args[1] === 'string' ? 2 : 1, { port: given, host: '127.0.0.1' });
  }
  return connectBefore.apply(this, args);
};
