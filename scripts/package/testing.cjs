// `drydock/testing` for what loads modules by `require`. Jest reads no ES modules unless it is told to, and puts its own
// loader in the place of Node.js's: so this is imported where Jest's sandbox is not.
const vm = require('node:vm');
const { requireNode } = require('./node-version.cjs');

requireNode();

const { createRequire } = vm.runInThisContext("process.getBuiltinModule('node:module')");
const loading = createRequire(__filename)('./load.cjs').loading;
// Whoever calls it learns why it could not be loaded.
loading.catch(() => {});

let drydock;
exports.drydock = async (...given) => {
  drydock ??= (await loading).drydockIn(globalThis);
  return drydock(...given);
};
