// `drydock/testing` for what loads modules by `require`. Jest's own loader reads no ES modules, and Node.js's does.
const { createRequire } = process.getBuiltinModule('node:module');
module.exports = createRequire(__filename)('./src/index.js');
