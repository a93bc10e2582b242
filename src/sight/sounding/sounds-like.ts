/** Things in view that may make what is heard, by the names that networks give to sounds and to things. */
const makers: Readonly<Record<string, readonly string[]>> = {
  dog: ['dog'],
  cat: ['cat'],
  bird: ['bird'],
  rooster: ['bird'],
  cow: ['cow'],
  sheep: ['sheep'],
  horse: ['horse'],
  animal: ['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe'],
  'clock tick': ['clock'],
  engine: ['car', 'motorcycle', 'bus', 'truck', 'boat', 'airplane'],
  horn: ['car', 'motorcycle', 'bus', 'truck', 'train', 'boat'],
  siren: ['car', 'truck'],
  train: ['train'],
  machine: ['hair drier', 'microwave', 'toaster', 'refrigerator'],
  music: ['tv', 'laptop', 'cell phone'],
  water: ['sink', 'toilet'],
  footsteps: ['person', 'horse'],
  laughter: ['person'],
  cough: ['person'],
  sneeze: ['person'],
  scream: ['person'],
  snore: ['person'],
  'crying baby': ['person'],
  applause: ['person'],
};

/** Whether a thing of that name makes a sound of that name. */
export function soundsLike(sound: string, thing: string): boolean {
  return makers[sound]?.includes(thing) ?? false;
}
