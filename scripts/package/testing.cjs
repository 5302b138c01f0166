// `drydock/testing` for what loads modules by `require`. Jest reads no ES modules unless it is told to, and puts its own
// loader in the place of Node.js's: so this is imported where Jest's sandbox is not.
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');
const { requireNode } = require('./node-version.cjs');

requireNode();

const load = vm.runInThisContext('(url) => import(url)', {
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const loading = load(pathToFileURL(`${__dirname}/src/index.js`).href);
// Whoever calls it learns why it could not be loaded.
loading.catch(() => {});

exports.drydock = async (...given) => (await loading).drydock(...given);
