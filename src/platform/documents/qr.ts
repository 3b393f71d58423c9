/** QR codes as SVG, for pages and for templates alike. */
import QRCode from 'qrcode'

/** Square, black on white, with the quiet zone that readers need; a quarter of it may be soiled. */
export async function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
}

/** The same as the address of a picture, for `<img>`. */
export async function qrDataUrl(text: string): Promise<string> {
  return `data:image/svg+xml,${encodeURIComponent(await qrSvg(text))}`
}
