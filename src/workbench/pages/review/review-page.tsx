export default function ReviewPage() { return <p>…</p>; }
