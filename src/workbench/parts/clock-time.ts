/** Seconds as `1:02:03.4` or `2:03.4`. @param digits behind the point */
export function clockTime(seconds: number, digits = 1): string {
  const units = 10 ** digits;
  const whole = Math.round(Math.max(0, seconds) * units);
  const rest = (whole % (60 * units)) / units;
  const minutes = Math.floor(whole / (60 * units));
  const text = rest.toFixed(digits).padStart(digits === 0 ? 2 : digits + 3, '0');
  if (minutes < 60) return `${minutes}:${text}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${text}`;
}
