/** Pixels of the image for one of the drawing: sharp on a dense screen and in print. */
const SCALE = 2;
/** Browsers draw no canvas taller or wider than this. */
const LARGEST = 16_384;

/** An SVG as a PNG image, drawn by the browser. @throws Error when it cannot draw it */
export async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SCALE, LARGEST / Math.max(image.width, image.height));
    const canvas = Object.assign(document.createElement("canvas"), {
      width: Math.floor(image.width * scale),
      height: Math.floor(image.height * scale),
    });
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("This browser could not draw the image."))));
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
