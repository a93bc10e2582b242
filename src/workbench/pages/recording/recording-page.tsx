export default function RecordingPage() {
  return <p>…</p>;
}
