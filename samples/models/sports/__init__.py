"""Balls, rackets, weights, mats and boards."""

from samples.models.sports.balls import basketball, football
from samples.models.sports.mats import yoga_mat
from samples.models.sports.rackets import racket
from samples.models.sports.skateboards import skateboard
from samples.models.sports.weights import dumbbell, kettlebell

__all__ = ["basketball", "dumbbell", "football", "kettlebell", "racket", "skateboard", "yoga_mat"]
