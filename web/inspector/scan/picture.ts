/** What codes are read from: the camera's picture, or one from the gallery. */
export type Picture = HTMLVideoElement | ImageBitmap;

/** Reads every QR code of a picture; the same text twice where it stands there twice. */
export type Reader = (picture: Picture) => Promise<string[]>;
