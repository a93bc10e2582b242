/** Gives a file out, as a link to it would. */
export function saveBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser fetches it after this.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
