/** The part of the package's untyped surface that the adapter uses; written from its source, version 0.3.5. */
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakEvent {
    readonly type: string;
    /** Milliseconds from the start of the synthesised sound. */
    readonly audio_position: number;
    readonly id?: string | number;
  }

  export interface EspeakWorker {
    get_samplerate(): number;
    set_rate(wordsPerMinute: number): void;
    set_pitch(pitch: number): void;
    set_range(range: number): void;
    /** Answers 0 whatever the name, and falls back to a voice that cannot speak: check the name first. */
    set_voice(name: string, language: string, gender: number, age: number, variant: number): number;
    list_voices(): { name: string; identifier: string; languages: { priority: number; name: string }[] }[];
    /** `onSound` answers whether to stop; synchronous. */
    synthesize(text: string, onSound: (samples: Int16Array | undefined, events: EspeakEvent[]) => boolean): void;
  }

  export interface EspeakModule {
    readonly eSpeakNGWorker: new () => EspeakWorker;
    readonly FS: { readdir(path: string): string[] };
  }

  export default function load(options?: object): Promise<EspeakModule>;
}
