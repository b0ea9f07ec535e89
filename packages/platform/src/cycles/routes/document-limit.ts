/** Bytes of a body that carries a document: the document with what stands around it. */
export const documentLimit = 2 * 1024 * 1024;
