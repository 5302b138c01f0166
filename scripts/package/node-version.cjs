// Tests run on the Node.js that they are started with: said before anything is loaded that it lacks.
exports.requireNode = () => {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 13)) return;
  throw new Error(
    `drydock/testing needs Node.js 22.13 or newer, which has SQLite (node:sqlite): this is ${node}. https://nodejs.org/`,
  );
};
