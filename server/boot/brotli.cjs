// In the bundle in place of the package `brotli`, whose dictionary alone is as large as all else that sets type.
const { brotliDecompressSync } = require('node:zlib');

module.exports = (packed) => brotliDecompressSync(packed);
