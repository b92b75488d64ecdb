"""Electronics: speakers, headphones, keyboards, mice, laptops, phones and cameras."""

from samples.models.electronics.cameras import camera
from samples.models.electronics.headphones import headphones
from samples.models.electronics.keyboards import keyboard
from samples.models.electronics.laptops import laptop
from samples.models.electronics.mice import computer_mouse
from samples.models.electronics.phones import phone
from samples.models.electronics.speakers import speaker

__all__ = ["camera", "computer_mouse", "headphones", "keyboard", "laptop", "phone", "speaker"]
