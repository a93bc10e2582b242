"""eSpeak NG through its C library: speech with the time of every phone."""

import ctypes
import ctypes.util
import multiprocessing

import numpy as np

MOST_ATTEMPTS = 5

PHONEME, END = 7, 0
EVENTS, IPA, NO_EXIT = 0x1, 0x2, 0x8000
RETRIEVAL, UTF8, PHONEMES = 1, 1, 0x100
RATE, PITCH, RANGE = 1, 3, 4


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("identifier", ctypes.c_uint),
        ("position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("milliseconds", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("id", _Id),
    ]


_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


class Espeak:
    """One synthesiser a process: the library keeps its state in globals.

    `speak` gives (samples, phones): samples int16 at `rate` Hz, phones a list of (start sample, eSpeak's IPA mnemonic).
    Stress marks stand at the head of the vowel's mnemonic; an empty mnemonic or `_:` is a pause.
    """

    def __init__(self):
        self._library = ctypes.CDLL(ctypes.util.find_library("espeak-ng") or "libespeak-ng.so.1")
        self.rate = self._library.espeak_Initialize(RETRIEVAL, 200, None, EVENTS | IPA | NO_EXIT)
        if self.rate <= 0:
            raise RuntimeError("eSpeak NG did not start; is espeak-ng-data installed? (apt-get install espeak-ng)")
        self._take = _CALLBACK(self._taken)  # kept: the library holds only a pointer
        self._library.espeak_SetSynthCallback(self._take)
        self._library.espeak_TextToPhonemes.restype = ctypes.c_char_p

    def _taken(self, samples, count, events):
        if samples and count:
            self._pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
        at = 0
        while events[at].type != END:
            event = events[at]
            if event.type == PHONEME:
                name = ctypes.string_at(ctypes.addressof(event.id), 8).split(b"\0")[0]
                self._phones.append((event.sample, name.decode("utf8", "ignore")))
            at += 1
        return 0

    def set_voice(self, voice):
        """`voice` is a language, or language+variant; eSpeak's status, 0 when it is there."""
        return self._library.espeak_SetVoiceByName(voice.encode())

    def ipa(self, text):
        """The mnemonics of `text` with stress marks, joined by "_", without speaking."""
        buffer = ctypes.create_string_buffer(text.encode("utf8"))
        at, clauses = ctypes.c_void_p(ctypes.addressof(buffer)), []
        while at.value:
            clause = self._library.espeak_TextToPhonemes(ctypes.byref(at), UTF8, 0x02 | ord("_") << 8)
            clauses.append(clause.decode("utf8", "ignore"))
        return "_".join(clauses)

    def speak(self, text, rate=175, pitch=50, pitch_range=50):
        for parameter, value in ((RATE, rate), (PITCH, pitch), (RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, int(value), 0)
        self._pieces, self._phones = [], []
        data = text.encode("utf8")
        self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, UTF8 | PHONEMES, None, None)
        self._library.espeak_Synchronize()
        samples = np.concatenate(self._pieces) if self._pieces else np.zeros(0, np.int16)
        return samples, self._phones


def outliving(work, *arguments):
    """`work(*arguments, attempt)` in a process of its own, anew where that ended: some texts in some voices end eSpeak NG.

    Returns whether it was done at last.
    """
    for attempt in range(MOST_ATTEMPTS):
        process = multiprocessing.Process(target=work, args=(*arguments, attempt))
        process.start()
        process.join()
        if process.exitcode == 0:
            return True
    return False
