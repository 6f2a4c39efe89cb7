"""What exiftool finds in a file: an eye that is not ours, on what public files carry."""

import json
import shutil
import subprocess

import pytest

# By group, what describes the pixels and how they are stored. Whatever is not named here was written into the file.
OF_THE_PICTURE = {
    "ExifTool": {"ExifToolVersion"},
    "File": {
        *("FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight", "EncodingProcess"),
        *("BitsPerSample", "ColorComponents", "YCbCrSubSampling"),
    },
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "RIFF": {"WebP_Flags", "ImageWidth", "ImageHeight", "VP8Version", "HorizontalScale", "VerticalScale"},
    "QuickTime": {
        *("MajorBrand", "MinorVersion", "CompatibleBrands", "HandlerType", "ImageSpatialExtent", "ImagePixelDepth"),
        *("AV1ConfigurationVersion", "SeqProfile", "SeqTier0", "SeqLevelIdx0", "ChromaFormat", "ChromaSamplePosition"),
        *("InitialDelaySamples", "ColorProfiles", "ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients"),
        *("QuickTime_ColorRep_0x000a", "VideoFullRangeFlag", "MediaDataSize", "MediaDataOffset", "MediaData"),
    },
    "Meta": {"PrimaryItemReference"},
    "Composite": {"ImageSize", "Megapixels"},
}


def written_into(path):
    """{"group:tag": value} of all that a file says beside its picture; skips where exiftool is missing."""
    return all_written_into([path])[0]


def all_written_into(paths):
    """The same for many files, in their order, by one call."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed: it is in Debian's package libimage-exiftool-perl.")
    command = ["exiftool", "-q", "-json", "-G1", "-a", "-u", "-U", "-ee", "-struct", "--System:all", *map(str, paths)]
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE)
    return [{name: value for name, value in one.items() if _is_written(name)} for one in json.loads(done.stdout)]


def _is_written(name):
    group, _colon, tag = name.partition(":")
    return group != "SourceFile" and tag not in OF_THE_PICTURE.get(group, ())
