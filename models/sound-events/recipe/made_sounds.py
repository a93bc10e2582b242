"""Sounds that are made: music by a General MIDI sound font, and machines, wind and water after how they come about.

    python made_sounds.py DATA [COUNT]

Writes DATA/made/LABEL/N.wav and DATA/made.tsv: path below DATA, package, label. Needs `fluidsynth` and `fluid-soundfont-gm`.
"""

import pathlib
import struct
import subprocess
import sys
import wave

import numpy as np

from mel import RATE

SECONDS = 8
SOUND_FONT = pathlib.Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
TICKS = 480
SCALES = [(0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 7, 9), (0, 3, 5, 6, 7, 10), tuple(range(12))]
# of General MIDI's programs the last eight are noises: breath, sea, bird, telephone, helicopter, applause, gun
PROGRAMS = 119


def variable_length(value):
    parts = [value & 127]
    while value := value >> 7:
        parts.append(value & 127 | 128)
    return bytes(reversed(parts))


def midi(rng):
    """A piece of one to four parts, each of an instrument that plays a line, chords or held notes; perhaps drums."""
    events = []
    beats = SECONDS * 2 + 2
    scale, root = SCALES[rng.integers(len(SCALES))], rng.integers(12)
    for channel in range(rng.choice([1, 1, 2, 3, 4])):
        events.append((0, bytes([0xC0 | channel, rng.integers(PROGRAMS)])))
        octave = rng.integers(2, 7) * 12
        style, step, at, degree = rng.integers(3), rng.choice([0.25, 0.5, 0.5, 1, 2]), 0.0, rng.integers(7)
        while at < beats:
            length = step * (rng.choice([0.5, 1, 1, 2]) if style < 2 else 4)
            degree = int(np.clip(degree + rng.integers(-3, 4), -7, 14))
            notes = [degree] if style != 1 else [degree, degree + 2, degree + 4]
            for note in notes if rng.random() < 0.85 else []:
                pitch = octave + root + scale[note % len(scale)] + 12 * (note // len(scale))
                if 20 < pitch < 110:
                    start = int(at * TICKS)
                    events.append((start, bytes([0x90 | channel, pitch, rng.integers(50, 120)])))
                    events.append((start + int(length * TICKS * 0.95), bytes([0x80 | channel, pitch, 0])))
            at += length
    if rng.random() < 0.35:
        for drum in rng.choice(np.arange(35, 82), rng.integers(2, 6), replace=False):
            period, shift = rng.choice([0.25, 0.5, 1, 2]), rng.choice([0, 0.5, 1])
            for at in np.arange(shift, beats, period):
                if rng.random() < 0.9:
                    events.append((int(at * TICKS), bytes([0x99, drum, rng.integers(50, 120)])))
    events.sort(key=lambda event: (event[0], event[1][0] & 0xF0 == 0x90))
    tempo = int(60e6 / rng.uniform(60, 170))
    track, before = b"\x00\xff\x51\x03" + tempo.to_bytes(3, "big"), 0
    for at, message in events:
        track += variable_length(at - before) + bytes(message)
        before = at
    track += b"\x00\xff\x2f\x00"
    return b"MThd" + struct.pack(">IHHH", 6, 0, 1, TICKS) + b"MTrk" + struct.pack(">I", len(track)) + track


def music(rng, path):
    source = path.with_suffix(".mid")
    source.write_bytes(midi(rng))
    subprocess.run(
        ["fluidsynth", "-ni", "-q", "-g", "0.6", "-r", str(RATE), "-F", path, SOUND_FONT, source], check=True, capture_output=True
    )
    source.unlink()


def slow(rng, count, per_second):
    """A random curve of 0 to 1 that moves so often."""
    points = max(2, int(SECONDS * per_second) + 2)
    return np.interp(np.linspace(0, points - 1, count), np.arange(points), rng.random(points))


def filtered(rng, noise, slope, peaks=0):
    """Noise with a spectrum that falls by `slope` dB an octave, and resonances."""
    spectrum = np.fft.rfft(noise)
    hz = np.fft.rfftfreq(len(noise), 1 / RATE) + 20
    gain = (hz / 500) ** (-slope / 6.02)
    for _ in range(peaks):
        centre, width = np.exp(rng.uniform(np.log(60), np.log(9000))), rng.uniform(0.02, 0.3)
        gain = gain * (1 + 10 ** rng.uniform(0, 1.3) * np.exp(-0.5 * (np.log(hz / centre) / width) ** 2))
    return np.fft.irfft(spectrum * gain, len(noise))


def level(samples):
    return samples / (np.sqrt(np.mean(samples**2)) + 1e-9)


def engine(rng):
    """Combustion or blades: pulses whose rate drifts, through resonances, with noise in the same rhythm."""
    count = SECONDS * RATE
    base = np.exp(rng.uniform(np.log(8), np.log(220)))
    rate = base * 2 ** (rng.uniform(0, 1.2) * (slow(rng, count, rng.uniform(0.1, 0.8)) - 0.5) * (rng.random() < 0.6))
    phase = np.cumsum(rate) / RATE + 0.002 * np.cumsum(rng.normal(size=count)) / np.sqrt(RATE)
    cylinders = rng.integers(1, 9)
    strength = 1 + 0.4 * rng.normal(size=cylinders)
    pulse = np.exp(-rng.uniform(2, 15) * (phase % 1)) * strength[(np.floor(phase).astype(int)) % cylinders]
    noise = rng.normal(size=count) * (rng.uniform(0, 1) + pulse * rng.uniform(0, 2))
    mixed = level(np.diff(pulse, prepend=0)) * rng.uniform(0.2, 1) + level(noise) * rng.uniform(0.02, 0.8)
    return filtered(rng, mixed, rng.uniform(1, 9), rng.integers(2, 7))


def hum(rng):
    """Motors and fans: harmonics of mains or of a turning shaft over noise, switched on and off perhaps."""
    count = SECONDS * RATE
    time = np.arange(count) / RATE
    base = rng.choice([50, 60, 100, 120, rng.uniform(30, 800)])
    wow = 1 + 0.01 * rng.random() * (slow(rng, count, 2) - 0.5)
    phase = 2 * np.pi * np.cumsum(base * wow) / RATE
    tones = sum(rng.random() ** 3 * np.sin(k * phase + rng.uniform(0, 6)) for k in range(1, rng.integers(3, 30)) if k * base < 15000)
    mixed = level(tones) * rng.uniform(0.1, 1) + level(filtered(rng, rng.normal(size=count), rng.uniform(0, 8), 3)) * rng.uniform(0.1, 1)
    if rng.random() < 0.3:
        mixed = mixed * np.clip(np.minimum(time - rng.uniform(0, 2), rng.uniform(5, 8) - time) / rng.uniform(0.1, 1.5), 0, 1)
    return mixed


def rhythm(rng):
    """Presses, pumps and typing: the same blows again and again, evenly or nearly."""
    count = SECONDS * RATE
    out = np.zeros(count + RATE)
    blow = filtered(rng, rng.normal(size=RATE // 2), rng.uniform(0, 6), 4) * np.exp(-np.arange(RATE // 2) / RATE * rng.uniform(10, 150))
    period, jitter, at = np.exp(rng.uniform(np.log(0.05), np.log(1.2))), rng.choice([0, 0.02, 0.3]), rng.uniform(0, 0.5)
    while at < SECONDS - 0.5:
        start = int(at * RATE)
        out[start : start + len(blow)] += blow * rng.uniform(0.6, 1)
        at += period * (1 + jitter * rng.normal()) if jitter < 0.1 else period * rng.exponential()
    return out[:count] + level(filtered(rng, rng.normal(size=count), 4, 2)) * np.std(out) * rng.uniform(0.01, 0.3)


def siren(rng):
    count = SECONDS * RATE
    low, high = sorted(np.exp(rng.uniform(np.log(350), np.log(2200), 2)))
    time = np.arange(count) / RATE
    cycle = (time * rng.uniform(0.15, 6)) % 1
    shape = rng.integers(4)
    way = [np.sin(np.pi * cycle), cycle, (cycle < 0.5).astype(float), np.ones(count)][shape]
    phase = 2 * np.pi * np.cumsum(low + (high - low) * way) / RATE
    tone = np.tanh(rng.uniform(0.5, 6) * np.sin(phase))
    if shape == 3:
        tone = tone * (cycle < rng.uniform(0.2, 0.8))
    return filtered(rng, tone, rng.uniform(0, 4), 3)


def wind(rng):
    count = SECONDS * RATE
    gusts = 0.1 + slow(rng, count, rng.uniform(0.3, 2)) ** 2
    steady = filtered(rng, rng.normal(size=count), rng.uniform(5, 10), 1)
    centre = np.exp(rng.uniform(np.log(200), np.log(1200)))
    carrier = np.exp(2j * np.pi * np.cumsum(centre * (0.6 + 0.8 * slow(rng, count, 1.5))) / RATE)
    narrow = np.convolve(rng.normal(size=count), np.hanning(int(RATE / rng.uniform(40, 250))), "same")
    return gusts * (level(steady) + level((narrow * carrier).real) * rng.uniform(0, 0.7))


def rain(rng):
    count = SECONDS * RATE
    drops = (rng.random(count) < 10 ** rng.uniform(1.5, 3.8) / RATE) * rng.exponential(size=count)
    near = filtered(rng, drops * rng.choice([-1, 1], count), rng.uniform(-4, 2), rng.integers(0, 3))
    return level(near) * rng.uniform(0.2, 1) + level(filtered(rng, rng.normal(size=count), rng.uniform(-1, 4))) * rng.uniform(0.2, 1)


def water(rng):
    """Bubbles, each of a pitch that rises (Minnaert 1933), over noise."""
    count = SECONDS * RATE
    out = np.zeros(count + RATE)
    for _ in range(int(np.exp(rng.uniform(np.log(30), np.log(1500))))):
        hz, long = np.exp(rng.uniform(np.log(300), np.log(5000))), rng.uniform(0.01, 0.1)
        time = np.arange(int(long * RATE)) / RATE
        start = rng.integers(count)
        out[start : start + len(time)] += rng.exponential() * np.sin(2 * np.pi * hz * time * (1 + 2 * time)) * np.exp(-time / long * 5)
    noise = filtered(rng, rng.normal(size=count), rng.uniform(-1, 4), 3) * (0.6 + 0.4 * slow(rng, count, 4))
    return level(out[:count]) * rng.uniform(0.1, 1) + level(noise) * rng.uniform(0.1, 1)


def waves(rng):
    count = SECONDS * RATE
    time = np.arange(count) / RATE
    swell = (0.5 + 0.5 * np.sin(2 * np.pi * (time / rng.uniform(3, 9) + rng.random()))) ** rng.uniform(1, 4)
    hiss = filtered(rng, rng.normal(size=count), rng.uniform(-1, 3))
    rumble = filtered(rng, rng.normal(size=count), rng.uniform(4, 9))
    return level(rumble) * (0.3 + swell) + level(hiss) * np.roll(swell, RATE // 2) * rng.uniform(0.2, 1.5)


MAKERS = [("machine", engine, 3), ("machine", hum, 2), ("machine", rhythm, 1), ("siren", siren, 1)]
MAKERS += [("wind", wind, 1), ("water", water, 1), ("rain", rain, 1), ("sea waves", waves, 1)]

if __name__ == "__main__":
    data, count = pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 30
    rng = np.random.default_rng(7)
    rows = []
    for label, make, share in [*MAKERS, ("music", music, 10)]:
        name = make.__name__
        folder = data / "made" / name
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(share * count):
            path = folder / f"{number}.wav"
            if make is music:
                music(rng, path)
            else:
                samples = make(rng)
                samples = samples / (np.abs(samples).max() + 1e-9) * 0.7
                with wave.open(str(path), "wb") as file:
                    file.setparams((1, 2, RATE, 0, "NONE", ""))
                    file.writeframes((samples * 32767).astype("<i2").tobytes())
            rows.append(f"{path.relative_to(data)}\tmade\t{label}\n")
        print(f"{name}: {share * count}", flush=True)
    (data / "made.tsv").write_text("".join(rows))
