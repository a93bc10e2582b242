const mediaEnding =
  /(?<=.)\.(?:wav|flac|mp3|m4a|aac|ogg|oga|opus|aiff?|mp4|m4v|mov|mkv|mka|webm|avi|mpe?g|mts|wmv|wma)$/iu;

/**
 * What a file made of a recording is called. A recording is mostly called as its own file, whose ending does not belong before another.
 * @param ending with its dot
 */
export function downloadName(title: string, ending: string): string {
  return `${title.replace(mediaEnding, '')}${ending}`;
}
