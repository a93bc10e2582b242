export default function ComparePage() {
  return <p>…</p>;
}
