/** What of a lexicon is downloaded. */
export interface LexiconDownload {
  readonly lexiconId: string;
  /** A dataset as it was put in; what was learned, with the entries of datasets beside it, unless said. */
  readonly datasetId?: string;
  /** Its recordings' transcripts instead. */
  readonly texts?: boolean;
}

/** Where the server gives a lexicon's words, or one of its datasets, as a ZIP. */
export function lexiconDownloadPath({ lexiconId, datasetId, texts = false }: LexiconDownload): string {
  const path = `/lexicons/${encodeURIComponent(lexiconId)}/cldf.zip`;
  if (texts) return `${path}?texts=true`;
  return datasetId === undefined ? path : `${path}?dataset=${encodeURIComponent(datasetId)}`;
}
