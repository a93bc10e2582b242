import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import WaveSurfer from 'wavesurfer.js';
import RecordPlugin from 'wavesurfer.js/plugins/record';
import { messageOf } from '../api/ask.ts';

/** Records from the microphone, shows what comes in, and hands it over when it is stopped. */
export default function Microphone({
  onRecorded,
  stopText,
}: {
  readonly onRecorded: (sound: Blob, name: string) => void;
  /** What stopping does; it puts the sound in unless said. */
  readonly stopText?: string;
}) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const recorder = useRef<RecordPlugin>(undefined);
  const [isRecording, setRecording] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [problem, setProblem] = useState<string>();
  const handOver = useRef(onRecorded);
  handOver.current = onRecorded;

  useEffect(() => {
    const plugin = RecordPlugin.create({ renderRecordedAudio: false, scrollingWaveform: true });
    const style = getComputedStyle(document.documentElement);
    const drawing = WaveSurfer.create({
      container: place.current!,
      height: 72,
      waveColor: style.getPropertyValue('--accent'),
      plugins: [plugin],
    });
    recorder.current = plugin;
    plugin.on('record-progress', (ms: number) => setSeconds(Math.floor(ms / 1000)));
    plugin.on('record-end', (sound: Blob) => handOver.current(sound, nameOf(sound.type)));
    return () => drawing.destroy();
  }, []);

  async function toggle() {
    setProblem(undefined);
    if (isRecording) {
      recorder.current?.stopRecording();
      setRecording(false);
      return;
    }
    try {
      // What a browser does to make calls pleasant harms what is to be analysed.
      await recorder.current?.startRecording({
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
      });
      setSeconds(0);
      setRecording(true);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }

  return (
    <div className="stack">
      <div ref={place} />
      <div className="row">
        <button type="button" className="primary" onClick={() => void toggle()}>
          {isRecording ? (stopText ?? t('recordings.stop')) : t('recordings.record')}
        </button>
        {isRecording && <span role="timer">{t('recordings.seconds', { count: seconds })}</span>}
        {problem && (
          <span role="alert" className="error">
            {problem}
          </span>
        )}
      </div>
    </div>
  );
}

function nameOf(type: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  return `microphone ${moment}.${type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm'}`;
}
