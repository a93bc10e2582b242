/**
 * Which loudspeakers the channels of a layout are for, as bits of `dwChannelMask` (Microsoft, Multiple Channel Audio Data and WAVE Files):
 * front left 1, front right 2, front centre 4, low frequencies 8, back left 16, back right 32, back centre 256, side left 512, side right 1024.
 * ffmpeg gives channels in the order of these bits.
 */
const maskOfLayout: ReadonlyMap<string, number> = new Map([
  ['mono', 0x4],
  ['stereo', 0x3],
  ['2.1', 0xb],
  ['3.0', 0x7],
  ['3.0(back)', 0x103],
  ['3.1', 0xf],
  ['4.0', 0x107],
  ['quad', 0x33],
  ['quad(side)', 0x603],
  ['4.1', 0x10f],
  ['5.0', 0x37],
  ['5.0(side)', 0x607],
  ['5.1', 0x3f],
  ['5.1(side)', 0x60f],
  ['6.0', 0x707],
  ['6.1', 0x70f],
  ['6.1(back)', 0x13f],
  ['7.0', 0x637],
  ['7.1', 0x63f],
]);

/**
 * @param layout ffmpeg's name for it
 * @returns bits of the loudspeakers; 0 where nothing says which channel is which
 */
export function channelMask(layout: string | undefined): number {
  return maskOfLayout.get(layout ?? '') ?? 0;
}
