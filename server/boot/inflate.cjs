// In the bundle in place of the package `tiny-inflate`, which unpacks the tables of the PDF's fonts in JavaScript.
const { inflateRawSync } = require('node:zlib');

module.exports = (packed, whole) => {
  whole.set(inflateRawSync(packed));
  return whole;
};
