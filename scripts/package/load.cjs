// The package's ES modules, for CommonJS. In a file of its own, which Node.js loads, and not Jest.
exports.loading = import('./src/index.js');
