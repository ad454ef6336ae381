/** Every byte of a document that is not ended yet: `end` draws it and ends it. */
export function wholeOf(document: PDFKit.PDFDocument, end: () => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.once('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    document.once('error', reject);
  });
  end();
  return whole;
}
