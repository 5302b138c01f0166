// Whether a text can be base64. Line breaks, which `base64` writes, and a missing padding are accepted, as AWS does.

export const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/\r\n]*={0,2}[\r\n]*$/.test(text);
