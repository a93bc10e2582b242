import { stage, type Pen } from './stage.ts';
import { placeScale, type Place } from './places.ts';

/** Where the camera looks: the centre in shares of the free room around it (-1 to 1), and how near. */
export interface View {
  readonly x: number;
  readonly y: number;
  /** 1: as wide as the stage; at least 1 / 1.8. */
  readonly zoom: number;
}

export const still: View = { x: 0, y: 0, zoom: 1 };

/** Turns the pen so that what is painted after it, in the place's own pixels, is what the camera sees. */
export function look(pen: Pen, view: View): void {
  const roomX = (stage.width * (placeScale - 1 / view.zoom)) / 2;
  const roomY = (stage.height * (placeScale - 1 / view.zoom)) / 2;
  const centreX = (stage.width * placeScale) / 2 + view.x * roomX;
  const centreY = (stage.height * placeScale) / 2 + view.y * roomY;
  pen.setTransform(
    view.zoom,
    0,
    0,
    view.zoom,
    stage.width / 2 - centreX * view.zoom,
    stage.height / 2 - centreY * view.zoom,
  );
}

/** The place's pixel that is seen at the stage's pixel while the camera stands in the middle. */
export function inPlace(x: number, y: number): { x: number; y: number } {
  return { x: x + (stage.width * (placeScale - 1)) / 2, y: y + (stage.height * (placeScale - 1)) / 2 };
}

export function backdrop(pen: Pen, place: Place): void {
  pen.drawImage(place.canvas, 0, 0);
}
