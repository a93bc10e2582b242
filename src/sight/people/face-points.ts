/** Numbers of points of MediaPipe's canonical face; left and right are the picture's. */
export const facePoints = {
  forehead: 10,
  chin: 152,
  leftCheek: 234,
  rightCheek: 454,
  mouthTop: 13,
  mouthBottom: 14,
  mouthLeft: 78,
  mouthRight: 308,
} as const;

/** Corners of the eyes, from left to right. */
export const eyeCorners = { left: [33, 133], right: [362, 263] } as const;
/** The middles of the lids. */
export const eyeLids = { left: [159, 145], right: [386, 374] } as const;
