// Written by `npm run generate` from the files in operations/. Do not edit.

export const operations = {};
