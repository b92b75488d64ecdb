"""Tote bags, handbags, backpacks, suitcases and wallets."""

from samples.models.bags.backpacks import backpack
from samples.models.bags.handbags import handbag
from samples.models.bags.suitcases import suitcase
from samples.models.bags.totes import tote_bag
from samples.models.bags.wallets import wallet

__all__ = ["backpack", "handbag", "suitcase", "tote_bag", "wallet"]
